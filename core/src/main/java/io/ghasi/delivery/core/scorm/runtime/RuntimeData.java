package io.ghasi.delivery.core.scorm.runtime;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The run-time data of one activity (RTE 4): what content reads and writes, and what the platform puts there before it. For one thread. */
public final class RuntimeData {
    private static final String VALID = "adl.nav.request_valid";
    private static final Pattern ASKED =
            Pattern.compile("adl\\.nav\\.request_valid\\.(continue|previous|(choice|jump)\\.(\\{target=[^}]+\\}))");

    private final Values values = new Values();
    private final Writing writing = new Writing(values);
    private final NavigationAnswers navigation;
    private final List<SharedStore> stores;
    private final Set<String> said = new HashSet<>();

    /** Of content that shares no data. */
    public RuntimeData(NavigationAnswers navigation) {
        this(navigation, List.of());
    }

    /** Of content that sees {@code stores}, in this order. */
    public RuntimeData(NavigationAnswers navigation, List<SharedStore> stores) {
        this.navigation = navigation;
        this.stores = List.copyOf(stores);
    }

    /** That holds {@code values}, by the elements' names, of which content has set those that it has {@code said}. */
    public static RuntimeData of(
            Map<String, String> values, Set<String> said, NavigationAnswers navigation, List<SharedStore> stores) {
        RuntimeData data = new RuntimeData(navigation, stores);
        values.forEach(data::put);
        data.said.addAll(said);
        return data;
    }

    /** Puts {@code value} there as the platform does, whoever may write it. */
    public void put(String element, String value) {
        values.put(Name.of(element), value);
    }

    /** All that holds something, by the elements' names. */
    public Map<String, String> all() {
        return values.all();
    }

    /** What {@code element} holds, or held if nobody set it; null where that is nothing. */
    public @Nullable String value(String element) {
        String held = values.get(element);
        if (held != null) {
            return held;
        }
        Element known = DataModel.ALL.find(Name.of(element).pattern());
        return known == null ? null : known.initial();
    }

    /** Nobody has set {@code element}. */
    public void remove(String element) {
        values.remove(element);
    }

    /** Whether content set {@code element} in this visit. */
    public boolean isSaid(String element) {
        return said.contains(element);
    }

    /** All that content set in this visit, by the elements' names. */
    public Set<String> said() {
        return Set.copyOf(said);
    }

    /** How many there are in {@code collection}. */
    public int count(String collection) {
        return values.count(collection);
    }

    /**
     * Those of the next visit of an attempt that left {@code values}: what was said of the visit alone is gone (RTE 4.2.7, 4.2.8).
     *
     * @param said names of the elements that content set and nobody has heard of yet
     */
    public static RuntimeData resume(
            Map<String, String> values, Set<String> said, NavigationAnswers navigation, List<SharedStore> stores) {
        RuntimeData next = of(values, said, navigation, stores);
        next.values.remove("cmi.session_time");
        next.values.remove("cmi.exit");
        next.values.remove("adl.nav.request");
        next.put("cmi.entry", "resume");
        return next;
    }

    Answer get(String element) {
        if (element.isEmpty()) {
            return Answer.nothing(ErrorCode.GENERAL_GET_FAILURE);
        }
        if (element.startsWith(VALID)) {
            return valid(element);
        }
        Name name = Name.of(element);
        return name.isKeyword() && !name.text().equals("cmi._version") ? keyword(name) : read(name);
    }

    private Answer valid(String element) {
        Matcher asked = ASKED.matcher(element);
        if (!asked.matches()) {
            return Answer.nothing(ErrorCode.UNDEFINED_ELEMENT);
        }
        return Answer.of(navigation.isValid(asked.group(3) == null ? asked.group(1) : asked.group(3) + asked.group(2)));
    }

    private Answer keyword(Name name) {
        Name of = name.parent();
        if (!DataModel.ALL.isKnown(of.pattern())) {
            return Answer.nothing(ErrorCode.UNDEFINED_ELEMENT);
        }
        if (!values.isThere(of)) {
            return Answer.nothing(ErrorCode.GENERAL_GET_FAILURE);
        }
        return switch (name.last()) {
            case "_count" ->
                DataModel.ALL.isCollection(of.pattern())
                        ? Answer.of(Integer.toString(values.count(of.text())))
                        : Answer.nothing(ErrorCode.GENERAL_GET_FAILURE);
            case "_children" -> {
                String children = DataModel.ALL.children(of.pattern());
                yield children == null ? Answer.nothing(ErrorCode.GENERAL_GET_FAILURE) : Answer.of(children);
            }
            case "_version" -> Answer.nothing(ErrorCode.GENERAL_GET_FAILURE);
            default -> Answer.nothing(ErrorCode.UNDEFINED_ELEMENT);
        };
    }

    private Answer read(Name name) {
        Element element = DataModel.ALL.find(name.pattern());
        if (element == null) {
            return Answer.nothing(ErrorCode.UNDEFINED_ELEMENT);
        }
        if (element.access() == Access.WRITE_ONLY) {
            return Answer.nothing(ErrorCode.WRITE_ONLY);
        }
        if (!values.isThere(name)) {
            return Answer.nothing(ErrorCode.GENERAL_GET_FAILURE);
        }
        SharedStore store = store(name);
        if (store != null && !store.readable()) {
            return Answer.nothing(ErrorCode.WRITE_ONLY);
        }
        String value = decided(name.text());
        return value == null ? Answer.nothing(ErrorCode.VALUE_NOT_INITIALIZED) : Answer.of(value);
    }

    /** What {@code element} holds; but a threshold decides a status, and not what content says (RTE 4.2.4.1, 4.2.22.1). */
    public @Nullable String decided(String element) {
        return switch (element) {
            case "cmi.completion_status" ->
                compared("cmi.completion_threshold", "cmi.progress_measure", "completed", "incomplete", element);
            case "cmi.success_status" ->
                compared("cmi.scaled_passing_score", "cmi.score.scaled", "passed", "failed", element);
            default -> value(element);
        };
    }

    private @Nullable String compared(String threshold, String measure, String reached, String missed, String element) {
        String least = values.get(threshold);
        if (least == null) {
            return value(element);
        }
        String now = values.get(measure);
        if (now == null) {
            return "unknown";
        }
        return Double.parseDouble(now) >= Double.parseDouble(least) ? reached : missed;
    }

    Answer set(String element, String value) {
        if (element.isEmpty()) {
            return Answer.failed(ErrorCode.GENERAL_SET_FAILURE);
        }
        if (element.startsWith(VALID)) {
            return Answer.failed(ASKED.matcher(element).matches() ? ErrorCode.READ_ONLY : ErrorCode.UNDEFINED_ELEMENT);
        }
        Name name = Name.of(element);
        SharedStore store = store(name);
        ErrorCode error = store != null && !store.writable() ? ErrorCode.READ_ONLY : writing.write(name, value);
        if (error != ErrorCode.NO_ERROR) {
            return Answer.failed(error);
        }
        said.add(element);
        return Answer.done();
    }

    // The package says of each store what content may do with it.
    private @Nullable SharedStore store(Name name) {
        if (!name.pattern().equals("adl.data.n.store")) {
            return null;
        }
        int place = name.places().getFirst().number();
        return place < stores.size() ? stores.get(place) : null;
    }
}
