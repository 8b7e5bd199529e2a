package io.ghasi.delivery.sandbox.content.archive;

import io.ghasi.delivery.sandbox.content.check.Findings;
import io.ghasi.delivery.sandbox.content.check.ImportLimits;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A zip or a folder, open for reading. Its members' names are as hostile as their author. */
public final class PackageSource implements Closeable {
    private static final Closeable NOTHING = () -> {};

    private final List<Member> members;
    private final Closeable underneath;

    private PackageSource(List<Member> members, Closeable underneath) {
        this.members = List.copyOf(members);
        this.underneath = underneath;
    }

    /** Lists {@code zipOrFolder}; what cannot be read becomes a problem and an empty list. */
    public static PackageSource open(Path zipOrFolder, ImportLimits limits, Findings findings) {
        String name = nameOf(zipOrFolder);
        try {
            if (Files.isDirectory(zipOrFolder)) {
                return new PackageSource(FolderLister.list(zipOrFolder.toRealPath(), limits, findings), NOTHING);
            }
            if (Files.isRegularFile(zipOrFolder)) {
                ZipLister zip = ZipLister.open(zipOrFolder, limits, findings);
                return new PackageSource(zip.members(), zip);
            }
            findings.problem(name, "there is no such zip or folder");
        } catch (IOException e) {
            findings.problem(name, "cannot be read as a package: " + e.getMessage());
        }
        return new PackageSource(List.of(), NOTHING);
    }

    /** What messages call the package as a whole. */
    public static String nameOf(Path zipOrFolder) {
        Path name = zipOrFolder.toAbsolutePath().normalize().getFileName();
        return name == null ? "package" : name.toString();
    }

    public List<Member> members() {
        return members;
    }

    @Override
    public void close() throws IOException {
        underneath.close();
    }
}
