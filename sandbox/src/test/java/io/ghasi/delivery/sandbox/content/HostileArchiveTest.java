package io.ghasi.delivery.sandbox.content;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghasi.delivery.sandbox.content.check.ImportLimits;
import io.ghasi.delivery.sandbox.content.check.Problem;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Archives made to do harm: refused by name and cause, and nothing is kept. */
final class HostileArchiveTest {
    private static final int CENTRAL = 0x02014b50;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(textBlock = """
            ../evil.html,            leads out of its folder
            a/../../evil.html,       leads out of its folder
            a/../inside.html,        leads out of its folder
            /etc/passwd,             it is absolute
            C:/windows/evil.exe,     it names a drive
            ..\\evil.html,           leads out of its folder
            \\\\server\\share,       it is absolute
            c:evil,                  it names a drive
            """)
    void aPathThatLeavesThePackageIsRefused(String path, String cause) {
        // Given
        Path zip = Courses.scormPackage().and(path, "evil").zip(folder);

        // When
        List<Problem> problems = ImportDesk.in(folder).refuse(zip);

        // Then
        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.file()).isEqualTo(path);
            assertThat(problem.cause()).contains("unsafe path", cause);
        });
    }

    @Test
    void aSymbolicLinkInAFolderIsRefused() throws IOException {
        // Given
        Path secret = Files.writeString(folder.resolve("secret.txt"), "secret");
        Path course = Courses.scormPackage().unpack(Files.createDirectory(folder.resolve("course")));
        Files.createSymbolicLink(course.resolve("link.html"), secret);

        // When
        List<Problem> problems = ImportDesk.in(folder).refuse(course);

        // Then
        assertThat(problems)
                .containsExactly(new Problem("link.html", "is a symbolic link; packages hold plain files only"));
    }

    @Test
    void aSymbolicLinkInAZipIsRefused() throws IOException {
        // Given
        Path zip = patched(Courses.scormPackage(), "index.html", 38, 0xA1FF0000);

        // When
        List<Problem> problems = ImportDesk.in(folder).refuse(zip);

        // Then
        assertThat(problems)
                .containsExactly(new Problem("index.html", "is a symbolic link; packages hold plain files only"));
    }

    @Test
    void anEncryptedEntryIsRefused() throws IOException {
        // Given
        Path zip = patchedShort(Courses.scormPackage(), "index.html", 8, 1);

        // When
        List<Problem> problems = ImportDesk.in(folder).refuse(zip);

        // Then
        assertThat(problems).singleElement().asString().contains("index.html", "is encrypted");
    }

    @Test
    void anEntryPackedWithAnUnknownMethodIsRefused() throws IOException {
        // Given
        Path zip = patchedShort(Courses.scormPackage(), "index.html", 10, 12);

        // When
        List<Problem> problems = ImportDesk.in(folder).refuse(zip);

        // Then
        assertThat(problems).singleElement().asString().contains("index.html", "method 12");
    }

    @Test
    void twoNamesThatDifferInCaseOnlyAreRefused() {
        // Given
        Path zip = Courses.scormPackage().and("INDEX.html", "other").zip(folder);

        // When
        List<Problem> problems = ImportDesk.in(folder).refuse(zip);

        // Then
        assertThat(problems).singleElement().asString().contains("INDEX.html", "collides with index.html");
    }

    @Test
    void aNameThatIsThereTwiceIsRefused() throws IOException {
        // Given
        Path zip = Courses.scormPackage().and("indey.html", "other").zip(folder);
        byte[] bytes = Files.readAllBytes(zip);
        Files.write(zip, replace(bytes, "indey.html", "index.html"));

        // When
        List<Problem> problems = ImportDesk.in(folder).refuse(zip);

        // Then
        assertThat(problems).containsExactly(new Problem("index.html", "is in the package twice"));
    }

    @Test
    void aFileThatIsAlsoAFolderIsRefused() {
        // Given
        Path zip = Courses.scormPackage().and("index.html/x.html", "x").zip(folder);

        // When
        List<Problem> problems = ImportDesk.in(folder).refuse(zip);

        // Then
        assertThat(problems).containsExactly(new Problem("index.html", "is both a file and a folder"));
    }

    @Test
    void aZipBombIsRefusedWhileItUnpacks() throws IOException {
        // Given
        Path zip = Courses.scormPackage().and("bomb.bin", new byte[64 << 20]).zip(folder);

        // When
        List<Problem> problems = ImportDesk.in(folder).refuse(zip);

        // Then
        assertThat(Files.size(zip)).isLessThan(1 << 20);
        assertThat(problems).singleElement().asString().contains("bomb.bin", "zip bomb");
    }

    @Test
    void anAnnouncedSizeIsNotBelieved() throws IOException {
        // Given
        Path zip = patched(Courses.scormPackage().and("bomb.bin", new byte[64 << 20]), "bomb.bin", 24, 10);

        // When
        List<Problem> problems = ImportDesk.in(folder).refuse(zip);

        // Then
        assertThat(problems).singleElement().asString().contains("bomb.bin", "zip bomb");
    }

    @Test
    void filesThatAreTooLargeTogetherAreRefused() {
        // Given
        Path zip = Courses.scormPackage()
                .and("a.bin", new byte[600])
                .and("b.bin", new byte[600])
                .zip(folder);
        ImportLimits limits = ImportLimits.standard().withPackageBytes(1_500);

        // When
        List<Problem> problems = ImportDesk.in(folder, limits).refuse(zip);

        // Then
        assertThat(problems).singleElement().asString().contains("takes the package over 1500 unpacked bytes");
    }

    @Test
    void aFileThatIsTooLargeIsRefused() {
        // Given
        Path zip = Courses.scormPackage().and("big.bin", new byte[5_000]).zip(folder);

        // When
        List<Problem> problems = ImportDesk.in(folder, ImportLimits.standard().withFileBytes(4_000))
                .refuse(zip);

        // Then
        assertThat(problems).containsExactly(new Problem("big.bin", "unpacks to more than 4000 bytes"));
    }

    @Test
    void tooManyFilesAreRefusedInAZipAndInAFolder() throws IOException {
        // Given
        ImportLimits limits = ImportLimits.standard().withEntries(2);
        Zips files = Courses.scormPackage().and("more.html", "x");
        Path unpacked = files.unpack(Files.createDirectory(folder.resolve("course")));

        // When
        List<Problem> zipped = ImportDesk.in(folder, limits).refuse(files.zip(folder));
        List<Problem> plain = ImportDesk.in(folder, limits).refuse(unpacked);

        // Then
        assertThat(zipped).singleElement().asString().contains("3 entries");
        assertThat(plain).singleElement().asString().contains("more than 2 files");
    }

    @Test
    void entriesThatShareBytesAreRefused() throws IOException {
        // Given
        Path zip = patched(Courses.scormPackage().and("second.html", "x"), "second.html", 42, 0);

        // When
        List<Problem> problems = ImportDesk.in(folder).refuse(zip);

        // Then
        assertThat(problems).singleElement().asString().contains("overlaps");
    }

    @Test
    void aDamagedEntryIsRefused() throws IOException {
        // Given
        Path zip = patched(Courses.scormPackage(), "index.html", 16, 0x12345678);

        // When
        List<Problem> problems = ImportDesk.in(folder).refuse(zip);

        // Then
        assertThat(problems).singleElement().asString().contains("index.html", "is damaged");
    }

    @Test
    void aPathThatIsTooLongOrTooDeepIsRefused() {
        // Given
        String name = "n".repeat(900) + ".html";
        String deep = "d/".repeat(40) + "x.html";
        Path zip = Courses.scormPackage().and(name, "x").and(deep, "x").zip(folder);

        // When
        List<Problem> problems = ImportDesk.in(folder).refuse(zip);

        // Then
        assertThat(problems)
                .extracting(Problem::cause)
                .containsExactly("has a name longer than 800 bytes", "lies deeper than 32 folders");
    }

    @ParameterizedTest
    @CsvSource({"0", "3", "100"})
    void bytesThatAreNoZipAreRefused(int length) throws IOException {
        // Given
        Path zip = Files.write(folder.resolve("package.zip"), new byte[length]);

        // When
        List<Problem> problems = ImportDesk.in(folder).refuse(zip);

        // Then
        assertThat(problems).singleElement().asString().contains("package.zip", "not a zip");
    }

    @Test
    void aPackageThatIsNotThereIsRefused() {
        // When
        List<Problem> problems = ImportDesk.in(folder).refuse(folder.resolve("nowhere.zip"));

        // Then
        assertThat(problems).singleElement().asString().contains("nowhere.zip", "there is no such zip or folder");
    }

    @Test
    void aZipThatAnnouncesItsSizesOnlyAfterItsContentIsFine() throws IOException {
        // Given
        Path zip = folder.resolve("streamed.zip");
        try (OutputStream out = Files.newOutputStream(zip);
                ZipOutputStream entries = new ZipOutputStream(out)) {
            entries.putNextEntry(new ZipEntry("course/"));
            entries.putNextEntry(new ZipEntry("course/course.json"));
            entries.write(Courses.nativePackage("").files().get("course.json"));
            entries.putNextEntry(new ZipEntry("course/index.html"));
        }

        // When
        ImportDesk.Taken taken = ImportDesk.in(folder).take(zip);

        // Then
        assertThat(taken.lessons()).containsExactly("a", "b");
    }

    private Path patched(Zips zips, String entry, int offset, int value) throws IOException {
        Path zip = zips.zip(folder);
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(zip)).order(ByteOrder.LITTLE_ENDIAN);
        int record = record(bytes, entry);
        bytes.put(record + 5, (byte) 3).putInt(record + offset, value);
        return Files.write(zip, bytes.array());
    }

    private Path patchedShort(Zips zips, String entry, int offset, int value) throws IOException {
        Path zip = zips.zip(folder);
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(zip)).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putShort(record(bytes, entry) + offset, (short) value);
        return Files.write(zip, bytes.array());
    }

    private static int record(ByteBuffer bytes, String entry) {
        byte[] name = entry.getBytes(StandardCharsets.UTF_8);
        for (int at = 0; at + 46 + name.length <= bytes.limit(); at++) {
            if (bytes.getInt(at) == CENTRAL && bytes.slice(at + 46, name.length).equals(ByteBuffer.wrap(name))) {
                return at;
            }
        }
        throw new IllegalArgumentException(entry);
    }

    private static byte[] replace(byte[] bytes, String from, String to) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        return text.replace(from, to).getBytes(StandardCharsets.ISO_8859_1);
    }
}
