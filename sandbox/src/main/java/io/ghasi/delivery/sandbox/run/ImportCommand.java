package io.ghasi.delivery.sandbox.run;

import io.ghasi.delivery.sandbox.Usage;
import io.ghasi.delivery.sandbox.control.SandboxClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** {@code ./delivery import}: brings a course package into the running sandbox and prints what it became, as JSON. */
public final class ImportCommand {
    private ImportCommand() {}

    public static void main(String... arguments) throws IOException {
        Words words = new Words(Set.of("--tenant", "--enroll"), arguments);
        if (words.alone().size() != 1) {
            throw new Usage("import takes one zip or folder");
        }
        Path source = Path.of(words.alone().getFirst());
        if (!Files.exists(source)) {
            throw new Usage("there is no " + source);
        }
        try (SandboxClient sandbox = new SandboxClient(Home.ofCheckout().sandbox())) {
            System.out.println(
                    sandbox.importPackage(source, words.get("--tenant", Demo.LEARNER.tenant()), words.find("--enroll"))
                            .toString());
        }
    }
}
