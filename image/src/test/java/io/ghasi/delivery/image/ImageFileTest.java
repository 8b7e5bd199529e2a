package io.ghasi.delivery.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageFileTest {
    @TempDir
    Path folder;

    @Test
    void what_changed_is_in_it_though_its_time_is_the_same() throws Exception {
        put("one");
        String first = digest();
        assertThat(digest()).isEqualTo(first);
        put("two");
        assertThat(digest()).isNotEqualTo(first);
    }

    @Test
    void labels_have_an_order() {
        assertThat(List.copyOf(ImageBuild.labels("tag", "revision").keySet())).isSorted();
    }

    private String digest() throws IOException, InterruptedException {
        ImageFile image = new ImageFile(new RootFolder(folder.resolve("root")), Map.of(), folder.resolve("jib"));
        return image.write(folder.resolve("image.tar"), "ghasi/delivery-service:test", true);
    }

    /** A root in which each file says {@code text}. */
    private void put(String text) throws IOException {
        Path root = folder.resolve("root");
        for (String name :
                new String[] {"etc/x", "lib/x", "lib64/x", "tmp/x", "opt/java/x", "app/lib/x", "app/sbom/x", "app/aot/x"
                }) {
            put(root.resolve(name), text);
        }
        for (Program program : Program.values()) {
            put(root.resolve(program.executable()), text);
            put(root.resolve(program.jar()), text);
            put(root.resolve(program.argumentFile()), text);
        }
    }

    private static void put(Path file, String text) throws IOException {
        RootFolder.write(file, text);
        Files.setLastModifiedTime(file, RootFolder.TIME);
    }
}
