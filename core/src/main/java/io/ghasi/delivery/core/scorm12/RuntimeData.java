package io.ghasi.delivery.core.scorm12;

import io.ghasi.delivery.core.scorm.runtime.Access;
import io.ghasi.delivery.core.scorm.runtime.Characters;
import io.ghasi.delivery.core.scorm.runtime.Name;
import io.ghasi.delivery.core.scorm.runtime.Values;
import java.util.Map;
import java.util.Set;

/**
 * The run-time data of one item (RTE 3.4): what content reads and writes, and what the platform puts there before it. For one thread.
 *
 * <p>What is longer than the specification says that it can be is kept whole. Nothing here bounds how much content writes; whoever takes its calls does.
 */
public final class RuntimeData {
    private static final String STATUS = "cmi.core.lesson_status";
    private static final Set<String> KEYWORDS = Set.of("_children", "_count", "_version");

    private final Values values = new Values();

    /** That holds {@code values}, by the elements' names. */
    public static RuntimeData of(Map<String, String> values) {
        RuntimeData data = new RuntimeData();
        values.forEach(data::put);
        return data;
    }

    /** Puts {@code value} there as the platform does, whoever may write it. */
    public void put(String element, String value) {
        values.put(Name.of(element), value);
    }

    void remove(String element) {
        values.remove(element);
    }

    /** All that holds something, by the elements' names. */
    public Map<String, String> all() {
        return values.all();
    }

    /** What {@code element} holds, or held if nobody set it; empty where that is nothing. */
    public String value(String element) {
        if (element.equals(STATUS)) {
            return lessonStatus().word();
        }
        String held = values.get(element);
        if (held != null) {
            return held;
        }
        Element known = DataModel.ALL.find(Name.of(element).pattern());
        return known == null ? "" : known.initial();
    }

    /** What content has said, or its end has decided; before that what was not attempted, or was suspended without a word. */
    public LessonStatus lessonStatus() {
        String said = values.get(STATUS);
        LessonStatus status = said == null ? null : LessonStatus.of(said);
        if (status != null) {
            return status;
        }
        boolean suspended = exit() == Exit.SUSPEND || value("cmi.core.entry").equals("resume");
        return suspended ? LessonStatus.INCOMPLETE : LessonStatus.NOT_ATTEMPTED;
    }

    /** Whether anybody set {@code element}. */
    boolean isSet(String element) {
        return values.get(element) != null;
    }

    /** How content said that it is left. */
    public Exit exit() {
        return Exit.of(value("cmi.core.exit"));
    }

    /** What LMSGetValue comes to: the value, or nothing and why. */
    record Answer(String value, ErrorCode error) {
        static Answer nothing(ErrorCode error) {
            return new Answer("", error);
        }
    }

    private static Answer found(String value) {
        return new Answer(value, ErrorCode.NO_ERROR);
    }

    Answer get(String element) {
        if (element.isEmpty()) {
            return Answer.nothing(ErrorCode.INVALID_ARGUMENT);
        }
        Name name = Name.of(element);
        return name.isKeyword() ? keyword(name) : read(name);
    }

    // Of the model, not of a value: it is answered also where a collection has no such place yet.
    private Answer keyword(Name name) {
        Name of = name.parent();
        if (name.text().equals("cmi._version")) {
            return found(DataModel.VERSION);
        }
        if (!DataModel.ALL.isKnown(of.pattern())) {
            return Answer.nothing(ErrorCode.NOT_IMPLEMENTED);
        }
        String children = DataModel.ALL.children(of.pattern());
        return switch (name.last()) {
            case "_children" -> children == null ? Answer.nothing(ErrorCode.NO_CHILDREN) : found(children);
            case "_count" ->
                DataModel.ALL.isCollection(of.pattern())
                        ? found(Integer.toString(values.count(of.text())))
                        : Answer.nothing(ErrorCode.NOT_AN_ARRAY);
            default -> Answer.nothing(ErrorCode.NOT_IMPLEMENTED);
        };
    }

    private Answer read(Name name) {
        Element element = DataModel.ALL.find(name.pattern());
        if (element == null) {
            return Answer.nothing(ErrorCode.NOT_IMPLEMENTED);
        }
        if (element.access() == Access.WRITE_ONLY) {
            return Answer.nothing(ErrorCode.WRITE_ONLY);
        }
        return values.isThere(name) ? found(value(name.text())) : Answer.nothing(ErrorCode.INVALID_ARGUMENT);
    }

    ErrorCode set(String element, String value) {
        if (element.isEmpty()) {
            return ErrorCode.INVALID_ARGUMENT;
        }
        Name name = Name.of(element);
        ErrorCode error = name.isKeyword() ? keywordSet(name) : check(name, value);
        if (error != ErrorCode.NO_ERROR) {
            return error;
        }
        // Comments are added to those before, all else takes the place of what was there.
        String next = element.equals("cmi.comments") ? value(element) + value : value;
        if (!values.hasRoom(name, next)) {
            return ErrorCode.GENERAL_EXCEPTION;
        }
        put(element, next);
        return ErrorCode.NO_ERROR;
    }

    private static ErrorCode keywordSet(Name name) {
        boolean known = KEYWORDS.contains(name.last())
                && DataModel.ALL.isKnown(name.parent().pattern());
        return known ? ErrorCode.KEYWORD : ErrorCode.NOT_IMPLEMENTED;
    }

    // In the order in which each can be checked at all; the specification gives none.
    private ErrorCode check(Name name, String value) {
        Element element = DataModel.ALL.find(name.pattern());
        if (element == null) {
            return ErrorCode.NOT_IMPLEMENTED;
        }
        if (element.access() == Access.READ_ONLY) {
            return ErrorCode.READ_ONLY;
        }
        if (!isPlaced(name)) {
            return ErrorCode.INVALID_ARGUMENT;
        }
        return Characters.areWhole(value) && element.form().test(value) && isGoodFeedback(name, value)
                ? ErrorCode.NO_ERROR
                : ErrorCode.INCORRECT_DATA_TYPE;
    }

    // Collections have no gaps.
    private boolean isPlaced(Name name) {
        return name.places().stream().allMatch(place -> place.number() <= values.count(place.collection()));
    }

    private boolean isGoodFeedback(Name name, String value) {
        return switch (name.last()) {
            case "student_response", "pattern" -> {
                Name.Place interaction = name.places().getFirst();
                yield Feedback.isGood(value(interaction.collection() + "." + interaction.number() + ".type"), value);
            }
            default -> true;
        };
    }
}
