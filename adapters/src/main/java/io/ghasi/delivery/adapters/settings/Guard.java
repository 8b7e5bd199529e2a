package io.ghasi.delivery.adapters.settings;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes down what will not do of one group of settings, with the name that the environment has for it. */
public final class Guard {
    private static final int SHORTEST = 12;
    private static final Set<String> COMMON =
            Set.of("changeme", "default", "delivery", "password", "postgres", "secret", "test");

    private final Stage stage;
    private final String group;
    private final Collection<String> faults;

    Guard(Stage stage, String group, Collection<String> faults) {
        this.stage = stage;
        this.group = group;
        this.faults = faults;
    }

    /** {@code setting} will not do, for the reason and with the mend that {@code why} is. */
    public void refuse(String setting, String why) {
        refuseVariable(SettingKey.variable(group + "." + SettingKey.dashed(setting)), why);
    }

    /** The same of a setting whose variable has a name of its own. */
    public void refuseVariable(String variable, String why) {
        faults.add(variable + " " + why);
    }

    /** Outside of dev {@code setting} has to be safe. */
    public void safe(String setting, boolean is, String what, String mend) {
        if (stage != Stage.DEV && !is) {
            refuse(setting, what + ", which only dev allows. " + mend);
        }
    }

    /** Outside of dev a connection is encrypted and its other end is known, unless that is on the same machine. */
    public void encrypted(String setting, List<String> hosts, boolean is, String mend) {
        safe(setting, is || hosts.stream().allMatch(Guard::isHere), "is a connection that others can read", mend);
    }

    /** The same of an address that says so by its scheme. */
    public void encrypted(String setting, URI address) {
        String host = String.valueOf(address.getHost());
        encrypted(setting, List.of(host), "https".equals(address.getScheme()), "Say https://" + host + "...");
    }

    /** Outside of dev a secret is not one that anybody would try first. */
    public void strong(String setting, Secret secret) {
        String said = secret.value().toLowerCase(Locale.ROOT);
        boolean common = COMMON.stream().anyMatch(said::startsWith);
        String mend = "Make one up at random, of " + SHORTEST + " characters or more";
        safe(setting, !common && said.length() >= SHORTEST, "is easily guessed", mend);
    }

    /** A file of authorities, where there is one, can be read. */
    public void authorities(String setting, @Nullable Path pem) {
        if (pem != null && !Files.isReadable(pem)) {
            refuse(setting, "names a file that cannot be read. Mount it, and let our user read it");
        }
    }

    private static boolean isHere(String host) {
        return host.equals("localhost")
                || host.equals("::1")
                || host.equals("[::1]")
                || host.matches("127(\\.\\d{1,3}){3}");
    }
}
