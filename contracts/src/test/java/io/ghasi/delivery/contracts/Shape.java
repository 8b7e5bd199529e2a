package io.ghasi.delivery.contracts;

import io.ghasi.delivery.contracts.SchemaSet.Place;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** All that a schema demands of one value, references followed: the parts of which each must hold. */
final class Shape {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final SchemaSet set;
    private final List<Place> parts = new ArrayList<>();

    private Shape(SchemaSet set) {
        this.set = set;
    }

    static Shape of(SchemaSet set, List<Place> places) {
        Shape shape = new Shape(set);
        places.forEach(shape::add);
        return shape;
    }

    private void add(Place met) {
        Place place = Keywords.isFalse(met.node()) ? new Place(met.base(), Keywords.NOTHING) : met;
        Keywords.requireKnown(place.node());
        parts.add(place);
        if (place.node().has("$ref")) {
            add(set.follow(place, place.node().get("$ref").asString()));
        }
        place.node().path("allOf").forEach(each -> add(new Place(place.base(), each)));
    }

    /** Whether any value will do. */
    boolean demandsNothing() {
        return parts.isEmpty();
    }

    private Stream<Place> having(String keyword) {
        return parts.stream().filter(part -> part.node().has(keyword));
    }

    /** The only values there are; null where there are more than can be listed. */
    @Nullable
    Set<JsonNode> values() {
        Set<JsonNode> common = null;
        for (Place part : parts) {
            Set<JsonNode> here = new LinkedHashSet<>();
            part.node().path("enum").forEach(here::add);
            if (part.node().has("const")) {
                here.add(part.node().get("const"));
            }
            if (!here.isEmpty()) {
                common = common == null ? here : both(common, here);
            }
        }
        return common;
    }

    /** The types a value may have; all where none is named. */
    Set<String> types() {
        Set<String> common = Keywords.TYPES;
        for (Place part : having("type").toList()) {
            common = both(common, Keywords.types(part.node().get("type")));
        }
        return common;
    }

    private static <T> Set<T> both(Set<T> one, Set<T> other) {
        Set<T> common = new LinkedHashSet<>(one);
        common.retainAll(other);
        return common;
    }

    Set<String> required() {
        Set<String> names = new LinkedHashSet<>();
        having("required").forEach(part -> part.node().get("required").forEach(name -> names.add(name.asString())));
        return names;
    }

    /** The strictest number under {@code keyword}; null where there is none. */
    @Nullable
    BigDecimal bound(String keyword, BinaryOperator<BigDecimal> stricter) {
        return having(keyword)
                .map(part -> part.node().get(keyword).decimalValue())
                .reduce(stricter)
                .orElse(null);
    }

    /** Whether null is among what may stand here, and not for want of any demand. */
    boolean nullable() {
        boolean told = !alternatives().isEmpty() || !types().equals(Keywords.TYPES);
        return told && admits(NODES.nullNode());
    }

    boolean conditional() {
        return having("if").findAny().isPresent();
    }

    /** What stands under keywords that are only compared, references written out. */
    Set<JsonNode> said(List<String> keywords) {
        Set<JsonNode> said = new HashSet<>();
        for (Place part : parts) {
            ObjectNode one = NODES.objectNode();
            keywords.stream()
                    .filter(part.node()::has)
                    .forEach(keyword -> one.set(
                            keyword, Keywords.writtenOut(set, part, part.node().get(keyword))));
            if (!one.isEmpty()) {
                said.add(one);
            }
        }
        return said;
    }

    Set<String> properties() {
        Set<String> names = new LinkedHashSet<>();
        having("properties")
                .forEach(part -> names.addAll(part.node().get("properties").propertyNames()));
        return names;
    }

    boolean closed() {
        return parts.stream().anyMatch(Shape::closed);
    }

    boolean allows(String property) {
        return parts.stream()
                .noneMatch(
                        part -> closed(part) && !part.node().path("properties").has(property));
    }

    private static boolean closed(Place part) {
        return Keywords.isFalse(part.node().path("additionalProperties"));
    }

    Shape property(String name) {
        return of(set, parts.stream().flatMap(part -> property(part, name)).toList());
    }

    private static Stream<Place> property(Place part, String name) {
        JsonNode named = part.node().path("properties").path(name);
        return named.isMissingNode() ? inside(part, "additionalProperties") : Stream.of(new Place(part.base(), named));
    }

    /** What members must be that no one names. */
    Shape otherProperties() {
        return of(
                set,
                parts.stream()
                        .flatMap(part -> inside(part, "additionalProperties"))
                        .toList());
    }

    boolean hasItems() {
        return having("items").findAny().isPresent();
    }

    Shape items() {
        return of(set, parts.stream().flatMap(part -> inside(part, "items")).toList());
    }

    private static Stream<Place> inside(Place part, String keyword) {
        JsonNode schema = part.node().path(keyword);
        // Where other members are forbidden, there is nothing for them to be: that is told by closed().
        boolean tells = schema.isObject() || (schema.isBoolean() && keyword.equals("items"));
        return tells ? Stream.of(new Place(part.base(), schema)) : Stream.of();
    }

    /** For each {@code anyOf}, its alternatives. */
    List<List<Shape>> alternatives() {
        return having("anyOf")
                .map(part -> part.node()
                        .get("anyOf")
                        .valueStream()
                        .map(each -> of(set, List.of(new Place(part.base(), each))))
                        .toList())
                .toList();
    }

    /** Whether {@code value} may stand here. */
    boolean admits(JsonNode value) {
        return parts.stream().allMatch(part -> set.admits(Keywords.writtenOut(set, part, part.node()), value));
    }
}
