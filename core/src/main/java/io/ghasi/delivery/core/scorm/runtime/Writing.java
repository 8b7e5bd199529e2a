package io.ghasi.delivery.core.scorm.runtime;

import io.ghasi.delivery.core.scorm.runtime.Name.Place;
import java.util.Set;

/** SetValue: whether a value may be written, and its writing (RTE 3.1.4.3, 4.1.1). */
final class Writing {
    /** Types of interactions that have one right pattern at most. */
    private static final Set<String> SINGLE = Set.of("true-false", "likert", "numeric", "other");
    /** Those where no pattern may stand twice. */
    private static final Set<String> DISTINCT = Set.of("choice", "sequencing");

    private final Values values;

    Writing(Values values) {
        this.values = values;
    }

    ErrorCode write(Name name, String value) {
        if (name.isKeyword()) {
            boolean known = DataModel.ALL.isKnown(name.parent().pattern())
                    && Set.of("_version", "_count", "_children").contains(name.last());
            return known ? ErrorCode.READ_ONLY : ErrorCode.UNDEFINED_ELEMENT;
        }
        Element element = DataModel.ALL.find(name.pattern());
        if (element == null) {
            return ErrorCode.UNDEFINED_ELEMENT;
        }
        if (element.access() == Access.READ_ONLY) {
            return ErrorCode.READ_ONLY;
        }
        ErrorCode error = first(placed(name), depended(name), formed(name, element, value), unique(name, value));
        if (error != ErrorCode.NO_ERROR) {
            return error;
        }
        if (!values.hasRoom(name, value)) {
            return ErrorCode.GENERAL_SET_FAILURE;
        }
        values.put(name, value);
        return ErrorCode.NO_ERROR;
    }

    private static ErrorCode first(ErrorCode... errors) {
        for (ErrorCode error : errors) {
            if (error != ErrorCode.NO_ERROR) {
                return error;
            }
        }
        return ErrorCode.NO_ERROR;
    }

    // Collections have no gaps.
    private ErrorCode placed(Name name) {
        for (Place place : name.places()) {
            boolean fixed = place.collection().equals("adl.data");
            if (place.number() > values.count(place.collection()) - (fixed ? 1 : 0)) {
                return ErrorCode.GENERAL_SET_FAILURE;
            }
        }
        return ErrorCode.NO_ERROR;
    }

    // An entry has its identifier first; what depends on a type waits for it.
    private ErrorCode depended(Name name) {
        if (name.places().isEmpty()) {
            return ErrorCode.NO_ERROR;
        }
        Place outer = name.places().getFirst();
        String entry = outer.collection() + "." + outer.number();
        boolean identified = outer.collection().equals("cmi.objectives")
                || outer.collection().equals("cmi.interactions");
        if (identified && !name.text().equals(entry + ".id") && values.get(entry + ".id") == null) {
            return ErrorCode.DEPENDENCY_NOT_ESTABLISHED;
        }
        return isTyped(name) && values.get(entry + ".type") == null
                ? ErrorCode.DEPENDENCY_NOT_ESTABLISHED
                : ErrorCode.NO_ERROR;
    }

    private static boolean isTyped(Name name) {
        return isPattern(name) || name.pattern().equals("cmi.interactions.n.learner_response");
    }

    private static boolean isPattern(Name name) {
        return name.pattern().equals("cmi.interactions.n.correct_responses.n.pattern");
    }

    private ErrorCode formed(Name name, Element element, String value) {
        if (!Characters.areWhole(value)) {
            return ErrorCode.TYPE_MISMATCH;
        }
        if (!isTyped(name)) {
            return element.format().check(value);
        }
        String type = type(name);
        boolean good = isPattern(name) ? Responses.isPattern(type, value) : Responses.isResponse(type, value);
        return good ? ErrorCode.NO_ERROR : ErrorCode.TYPE_MISMATCH;
    }

    private String type(Name name) {
        Place outer = name.places().getFirst();
        String type = values.get(outer.collection() + "." + outer.number() + ".type");
        return type == null ? "other" : type;
    }

    private ErrorCode unique(Name name, String value) {
        return switch (name.pattern()) {
            case "cmi.objectives.n.id" -> {
                // It names the entry: it cannot become another one.
                String before = values.get(name.text());
                boolean changed = before != null && !before.equals(value);
                yield changed || standsElsewhere(name, value) ? ErrorCode.GENERAL_SET_FAILURE : ErrorCode.NO_ERROR;
            }
            case "cmi.interactions.n.objectives.n.id" ->
                standsElsewhere(name, value) ? ErrorCode.GENERAL_SET_FAILURE : ErrorCode.NO_ERROR;
            case "cmi.interactions.n.correct_responses.n.pattern" -> {
                boolean second =
                        SINGLE.contains(type(name)) && name.places().getLast().number() > 0;
                boolean twice = DISTINCT.contains(type(name)) && standsElsewhere(name, value);
                yield second || twice ? ErrorCode.GENERAL_SET_FAILURE : ErrorCode.NO_ERROR;
            }
            default -> ErrorCode.NO_ERROR;
        };
    }

    private boolean standsElsewhere(Name name, String value) {
        Place inner = name.places().getLast();
        for (int i = 0; i < values.count(inner.collection()); i++) {
            String other = values.get(inner.collection() + "." + i + "." + name.last());
            if (i != inner.number() && value.equals(other)) {
                return true;
            }
        }
        return false;
    }
}
