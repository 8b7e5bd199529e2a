package io.ghasi.delivery.api.content;

import io.ghasi.delivery.core.ids.PlayPackageId;
import java.util.Locale;
import java.util.regex.Pattern;

/** The hosts of course files: one for each package, {@code ppk-01jd….content.example.org} of {@code *.content.example.org}. */
public record ContentHosts(String wildcard) {
    private static final Pattern WILDCARD = Pattern.compile("\\*(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+");

    /** Throws where {@code wildcard} is none. */
    public ContentHosts {
        if (!WILDCARD.matcher(wildcard).matches()) {
            throw new IllegalArgumentException(
                    "is no wildcard of host names in lower case, such as *.content.example.org");
        }
    }

    /** The host of {@code pack}. */
    String of(PlayPackageId pack) {
        return pack.text().replace('_', '-').toLowerCase(Locale.ROOT) + wildcard.substring(1);
    }
}
