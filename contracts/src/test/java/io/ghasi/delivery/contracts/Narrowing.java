package io.ghasi.delivery.contracts;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BinaryOperator;
import tools.jackson.databind.JsonNode;

/** Where a later schema rejects what an earlier one let pass. Errs on the side of saying so. */
final class Narrowing {
    private final List<String> found = new ArrayList<>();

    private Narrowing() {}

    /** What is narrower in the schema {@code id} of {@code current}, a line each: a pointer into the event, and the reason. */
    static List<String> of(SchemaSet released, SchemaSet current, String id) {
        return between(
                Shape.of(released, List.of(released.place(id))), Shape.of(current, List.of(current.place(id))), "");
    }

    private static List<String> between(Shape was, Shape is, String at) {
        Narrowing narrowing = new Narrowing();
        narrowing.compare(was, is, at);
        return narrowing.found;
    }

    private void compare(Shape was, Shape is, String at) {
        Set<JsonNode> before = was.values();
        if (is.demandsNothing()) {
            return;
        }
        if (before == null) {
            values(is, at);
            types(was, is, at);
            bounds(was, is, at);
            compared(was, is, at);
            alternatives(was, is, at);
            properties(was, is, at);
            items(was, is, at);
        } else {
            before.stream()
                    .filter(value -> !is.admits(value))
                    .forEach(value -> say(at, "may not be " + value + " any more"));
        }
    }

    private void values(Shape is, String at) {
        Set<JsonNode> after = is.values();
        if (after != null) {
            say(at, "may be only one of " + after + " now");
        }
    }

    private void types(Shape was, Shape is, String at) {
        was.types().stream()
                .filter(type -> !is.types().contains(type))
                .sorted()
                .forEach(type -> say(at, "may not be of type " + type + " any more"));
    }

    private void bounds(Shape was, Shape is, String at) {
        Keywords.AT_LEAST.forEach(keyword -> bound(was, is, at, keyword, BigDecimal::max));
        Keywords.AT_MOST.forEach(keyword -> bound(was, is, at, keyword, BigDecimal::min));
    }

    private void bound(Shape was, Shape is, String at, String keyword, BinaryOperator<BigDecimal> stricter) {
        BigDecimal before = was.bound(keyword, stricter);
        BigDecimal after = is.bound(keyword, stricter);
        if (after != null && (before == null || stricter.apply(before, after).compareTo(before) != 0)) {
            say(at, keyword + " was " + (before == null ? "unbounded" : before) + " and is " + after);
        }
    }

    private void compared(Shape was, Shape is, String at) {
        for (List<String> keywords : Keywords.COMPARED) {
            is.said(keywords).stream()
                    .filter(said -> !was.said(keywords).contains(said))
                    .forEach(said -> say(at, "must be as " + said + " says now"));
        }
    }

    private void alternatives(Shape was, Shape is, String at) {
        for (List<Shape> after : is.alternatives()) {
            boolean covered = was.alternatives().stream()
                            .anyMatch(before -> before.stream().allMatch(each -> isAmong(each, after, at)))
                    || isAmong(was, after, at);
            if (!covered) {
                say(at, "an alternative of anyOf is gone or narrower");
            }
        }
    }

    private static boolean isAmong(Shape was, List<Shape> alternatives, String at) {
        return alternatives.stream().anyMatch(is -> between(was, is, at).isEmpty());
    }

    private void properties(Shape was, Shape is, String at) {
        Set<String> before = was.required();
        is.required().stream()
                .filter(name -> !before.contains(name))
                .forEach(name -> say(at + "/" + name, "is required now"));
        if (is.closed() && !was.closed()) {
            say(at, "may not have other members any more");
        }
        was.properties().stream()
                .filter(name -> was.allows(name) && !is.allows(name))
                .forEach(name -> say(at + "/" + name, "may not be there any more"));
        is.properties().stream()
                .filter(name -> was.allows(name) && is.allows(name))
                .forEach(name -> compare(was.property(name), is.property(name), at + "/" + name));
        if (!was.closed()) {
            compare(was.otherProperties(), is.otherProperties(), at + "/*");
        }
    }

    private void items(Shape was, Shape is, String at) {
        if (is.hasItems()) {
            compare(was.items(), is.items(), at + "/-");
        }
    }

    private void say(String at, String reason) {
        found.add((at.isEmpty() ? "/" : at) + " " + reason);
    }
}
