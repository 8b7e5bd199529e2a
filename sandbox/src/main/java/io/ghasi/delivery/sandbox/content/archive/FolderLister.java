package io.ghasi.delivery.sandbox.content.archive;

import io.ghasi.delivery.sandbox.content.check.Findings;
import io.ghasi.delivery.sandbox.content.check.ImportLimits;
import java.io.File;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/** Lists a folder without ever following a link out of it. */
final class FolderLister extends SimpleFileVisitor<Path> {
    private final Path root;
    private final ImportLimits limits;
    private final Findings findings;
    private final List<Member> members = new ArrayList<>();

    private FolderLister(Path root, ImportLimits limits, Findings findings) {
        this.root = root;
        this.limits = limits;
        this.findings = findings;
    }

    static List<Member> list(Path root, ImportLimits limits, Findings findings) throws IOException {
        FolderLister lister = new FolderLister(root, limits, findings);
        Files.walkFileTree(root, EnumSet.noneOf(java.nio.file.FileVisitOption.class), limits.folderDepth() + 1, lister);
        return lister.members;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        String path = root.relativize(file).toString().replace(File.separatorChar, '/');
        if (members.size() == limits.entries()) {
            findings.problem(PackageSource.nameOf(root), "holds more than " + limits.entries() + " files");
            return FileVisitResult.TERMINATE;
        }
        if (attributes.isSymbolicLink()) {
            findings.problem(path, "is a symbolic link; packages hold plain files only");
        } else if (attributes.isDirectory()) {
            findings.problem(path, "lies deeper than " + limits.folderDepth() + " folders");
        } else if (attributes.isOther()) {
            findings.problem(path, "is neither a file nor a folder");
        } else {
            // asked again when it is opened: a link may have taken the file's place since
            members.add(
                    new Member(path, attributes.size(), () -> Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)));
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
        findings.problem(root.relativize(file).toString(), "cannot be read: " + e.getMessage());
        return FileVisitResult.CONTINUE;
    }
}
