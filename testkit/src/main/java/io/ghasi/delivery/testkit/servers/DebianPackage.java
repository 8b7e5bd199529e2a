package io.ghasi.delivery.testkit.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A Debian package with everything it needs, unpacked beside the system and not into it: its programs run with their own C library,
 * through their own loader. apt works on a state of its own; the system's sources stay as they are.
 *
 * @param suite such as {@code bookworm}
 * @param guest a package that is unpacked too, but without what it needs itself; empty where there is none
 */
public record DebianPackage(String suite, String name, String version, String guest) {
    /** Fetches packages from whatever mirror this machine uses. $1 folder, $2 suite, $3 package, $4 guest. */
    private static final String FETCH = """
            set -e
            command -v apt-get >/dev/null || { echo "there is no apt-get here: install $3 yourself" >&2; exit 1; }
            uri=$(awk '/^URIs:/{print $2; exit}' /etc/apt/sources.list.d/*.sources 2>/dev/null)
            [ -n "$uri" ] || uri=$(awk '$1=="deb"{for(i=2;i<=NF;i++)if($i~/^http/){print $i;exit}}' /etc/apt/sources.list)
            s=$1/apt; mkdir -p "$s/src" "$s/lists/partial" "$s/cache/archives/partial"; : > "$s/status"
            printf 'Types: deb\\nURIs: %s\\nSuites: %s\\nComponents: main\\nSigned-By: %s\\n' \\
              "$uri" "$2" /usr/share/keyrings/debian-archive-keyring.gpg > "$s/src/own.sources"
            apt() {
              apt-get -qq -o Dir::Etc::sourcelist=/dev/null -o Dir::Etc::sourceparts="$s/src" -o Dir::State::lists="$s/lists" \\
                -o Dir::State::status="$s/status" -o Dir::Cache="$s/cache" -o APT::Sandbox::User= -o Debug::NoLocking=1 \\
                -o Acquire::Languages=none -o Acquire::Retries=3 "$@"
            }
            apt update
            apt -y --no-install-recommends --download-only install "$3"
            [ -z "$4" ] || (cd "$s/cache/archives" && apt download "$4")
            for deb in "$s"/cache/archives/*.deb; do dpkg -x "$deb" "$1/root"; done
            rm -rf "$s"
            """;

    /** On its own. */
    public DebianPackage(String suite, String name, String version) {
        this(suite, name, version, "");
    }

    /** How to start {@code program}, a path inside the package, with whatever arguments follow. */
    public List<String> command(String program) throws IOException, InterruptedException {
        Path root = root();
        Path loader = find(root, "ld-linux-x86-64.so.2");
        String libraries = Stream.of("lib/x86_64-linux-gnu", "usr/lib/x86_64-linux-gnu")
                .map(folder -> root.resolve(folder).toString())
                .reduce((a, b) -> a + ":" + b)
                .orElseThrow();
        return new ArrayList<>(List.of(
                loader.toString(),
                "--library-path",
                libraries,
                root.resolve(program).toString()));
    }

    /** Where its files are, with those of everything that it needs. */
    public Path root() throws IOException, InterruptedException {
        return BinaryCache.ofUser().folder(name + "-" + version, this::fetch).resolve("root");
    }

    private void fetch(Path folder) throws IOException, InterruptedException {
        System.err.println("fetching " + name + " " + version + " of Debian " + suite);
        Path log = folder.resolve("fetch.log");
        Process fetch = new ProcessBuilder("sh", "-c", FETCH, "sh", folder.toString(), suite, name, guest)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (fetch.waitFor() != 0) {
            String said = Files.readString(log);
            Folders.delete(folder);
            throw new IOException(name + " cannot be had:\n" + said);
        }
    }

    private static Path find(Path root, String name) throws IOException {
        try (Stream<Path> files =
                Files.find(root, 4, (path, attributes) -> path.endsWith(name) && !attributes.isDirectory())) {
            return files.findFirst().orElseThrow(() -> new IOException("no " + name + " in " + root));
        }
    }
}
