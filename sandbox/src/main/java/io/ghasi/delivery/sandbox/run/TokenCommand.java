package io.ghasi.delivery.sandbox.run;

import io.ghasi.delivery.sandbox.Usage;
import io.ghasi.delivery.sandbox.control.SandboxClient;
import io.ghasi.delivery.sandbox.control.SandboxClient.Bearer;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code ./delivery token}: prints a token for the running sandbox, the demo learner's where nobody else is named. */
public final class TokenCommand {
    private static final Pattern TTL = Pattern.compile("([1-9][0-9]{0,5})([sm])");

    private TokenCommand() {}

    public static void main(String... arguments) throws IOException {
        Words words = new Words(Set.of("--tenant", "--user", "--device", "--scope", "--ttl"), arguments);
        if (!words.alone().isEmpty()) {
            throw new Usage("token does not know '" + words.alone().getFirst() + "'");
        }
        Bearer bearer = new Bearer(
                words.get("--tenant", Demo.LEARNER.tenant()),
                words.get("--user", Demo.LEARNER.user()),
                words.get("--device", Demo.LEARNER.device()));
        try (SandboxClient sandbox = new SandboxClient(Home.ofCheckout().sandbox())) {
            System.out.println(sandbox.token(bearer, words.get("--scope", Demo.SCOPE), ttl(words.get("--ttl", "15m"))));
        }
    }

    private static Duration ttl(String text) {
        Matcher ttl = TTL.matcher(text);
        if (!ttl.matches()) {
            throw new Usage("--ttl is a number of minutes or seconds, such as 15m or 90s, not '" + text + "'");
        }
        long number = Long.parseLong(ttl.group(1));
        return ttl.group(2).equals("m") ? Duration.ofMinutes(number) : Duration.ofSeconds(number);
    }
}
