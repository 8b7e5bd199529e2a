package io.ghasi.delivery.adapters.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ghasi.delivery.core.scorm12.Launch.Declared;
import io.ghasi.delivery.core.scorm12.LessonStatus;
import io.ghasi.delivery.core.scorm12.Prerequisites;
import io.ghasi.delivery.core.scorm12.course.Item;
import io.ghasi.delivery.core.scorm12.course.Item.Content;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ItemTreesTest {
    private static List<Item> read(String items) {
        String manifest = """
                {"scorm": {"defaultOrganization": "O", "organizations": [
                  {"identifier": "other", "title": {"en": "Other"}, "items": []},
                  {"identifier": "O", "title": {"en": "Course"}, "items": [%s]}]}}
                """.formatted(items);
        return ItemTrees.read(manifest.getBytes(StandardCharsets.UTF_8)).all();
    }

    private static String item(String id, boolean visible, String more) {
        return """
                {"identifier": "%s", "title": {"en": "A"}, "isVisible": %s %s}""".formatted(id, visible, more);
    }

    @Test
    void all_that_a_package_says_of_an_item_is_there() {
        String quiz = item("quiz", false, """
                , "items": [], "launch": "quiz.html?level=3", "scormType": "sco", "parameters": "?level=3",
                "prerequisites": "a&b", "masteryScore": 8E+1, "maxTimeAllowed": "0000:30:00",
                "timeLimitAction": "exit,message", "dataFromLms": "x=1"
                """);
        List<Item> items = read(item("first", true, ", \"items\": [" + quiz + "]") + ","
                + item("page", true, ", \"items\": [], \"launch\": \"p.html\", \"scormType\": \"asset\""));

        assertThat(items)
                .extracting(
                        it -> it.number() + " " + it.parent() + " " + it.id() + " " + it.visible() + " " + it.content())
                .containsExactly(
                        "0 -1 O true NOTHING", "1 0 first true NOTHING", "2 1 quiz false SCO", "3 0 page true ASSET");
        assertThat(items.get(2).declared()).isEqualTo(new Declared("x=1", "80", "0000:30:00", "exit,message"));
        Prerequisites both = items.get(2).prerequisites();
        assertThat(both.allow(Map.of("a", LessonStatus.PASSED, "b", LessonStatus.FAILED)::get))
                .isFalse();
        assertThat(both.allow(Map.of("a", LessonStatus.PASSED, "b", LessonStatus.COMPLETED)::get))
                .isTrue();
    }

    @Test
    void what_a_package_does_not_say_is_not_made_up() {
        Item item = read(item("a", true, ", \"launch\": \"a.html\"")).get(1);

        assertThat(item.content()).isEqualTo(Content.SCO);
        assertThat(item.declared()).isEqualTo(Declared.NOTHING);
        assertThat(item.prerequisites()).isEqualTo(Prerequisites.NONE);
    }

    @Test
    void a_manifest_that_makes_no_sense_is_refused() {
        assertThatThrownBy(() -> read(item("a", true, "") + "," + item("a", true, "")))
                .hasMessageContaining("two items are called a");
    }
}
