package io.ghasi.delivery.adapters.platform;

import io.ghasi.delivery.core.scorm12.Launch;
import io.ghasi.delivery.core.scorm12.Prerequisites;
import io.ghasi.delivery.core.scorm12.course.Item;
import io.ghasi.delivery.core.scorm12.course.ItemTree;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Makes a tree of items of what the manifest of a SCORM 1.2 package says in {@code scorm}. */
public final class ItemTrees {
    private ItemTrees() {}

    /**
     * The tree of the default organization in {@code manifest}, a whole one.
     *
     * @throws RuntimeException where it is not as its schema says, or has none
     */
    public static ItemTree read(byte[] manifest) {
        return read(AnswerJson.read(manifest).required("scorm"));
    }

    static ItemTree read(JsonNode scorm) {
        List<Item> items = new ArrayList<>();
        add(ActivityTrees.organization(scorm), -1, true, items);
        return new ItemTree(items);
    }

    private static void add(JsonNode node, int parent, boolean visible, List<Item> items) {
        int number = items.size();
        String script = AnswerJson.textOrNull(node, "prerequisites");
        items.add(new Item(
                number,
                parent,
                AnswerJson.text(node, "identifier"),
                AnswerJson.texts(node.required("title")),
                visible,
                content(node),
                script == null ? Prerequisites.NONE : Prerequisites.of(script),
                declared(node)));
        node.path("items").forEach(child -> add(child, number, AnswerJson.flag(child, "isVisible"), items));
    }

    private static Item.Content content(JsonNode node) {
        if (!node.has("launch")) {
            return Item.Content.NOTHING;
        }
        return "asset".equals(AnswerJson.textOrNull(node, "scormType")) ? Item.Content.ASSET : Item.Content.SCO;
    }

    private static Launch.Declared declared(JsonNode node) {
        return new Launch.Declared(
                AnswerJson.textOrNull(node, "dataFromLms"),
                decimal(node.get("masteryScore")),
                AnswerJson.textOrNull(node, "maxTimeAllowed"),
                AnswerJson.textOrNull(node, "timeLimitAction"));
    }

    // As content reads numbers: without an exponent.
    private static @Nullable String decimal(@Nullable JsonNode number) {
        return number == null
                ? null
                : number.decimalValue().stripTrailingZeros().toPlainString();
    }
}
