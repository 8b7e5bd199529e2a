package io.ghasi.delivery.api.content;

import io.ghasi.delivery.core.ids.PlayPackageId;
import java.util.Collection;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The {@code Content-Security-Policy} of course files. Scripts in them are anybody's: at the host that is named after their package they have
 * an origin, which is theirs alone; anywhere else they have none.
 */
public final class ContentPolicy {
    // Forms, dialogs, windows and downloads are what courses are made of. Left out is what reaches beyond their frame:
    // to lead the whole window elsewhere, to lock the pointer, to present.
    private static final String SANDBOX =
            "sandbox allow-scripts allow-forms allow-modals allow-popups allow-popups-to-escape-sandbox allow-downloads";
    private static final String WITH_ORIGIN = SANDBOX + " allow-same-origin";
    private static final String PDF = "application/pdf";
    private static final Pattern SOURCE = Pattern.compile("[a-z][a-z0-9+.-]*://[A-Za-z0-9.:\\[\\]-]+");

    private final @Nullable ContentHosts hosts;

    /** {@code hosts} is null where no package has a host of its own. */
    public ContentPolicy(@Nullable ContentHosts hosts) {
        this.hosts = hosts;
    }

    /** For a file of {@code pack} that is asked for at {@code host}, and that pages of {@code origins} may show in a frame. */
    String of(PlayPackageId pack, String mediaType, String host, Collection<String> origins) {
        return Stream.of(box(pack, mediaType, host), "object-src 'self'", "base-uri 'self'", ancestors(origins))
                .filter(directive -> !directive.isEmpty())
                .collect(Collectors.joining("; "));
    }

    // Browsers show a PDF in a viewer of their own, which has no page's origin, and not at all in a sandbox.
    private String box(PlayPackageId pack, String mediaType, String host) {
        if (mediaType.equals(PDF)) {
            return "";
        }
        boolean own = hosts != null && hosts.of(pack).equals(host.toLowerCase(Locale.ROOT));
        return own ? WITH_ORIGIN : SANDBOX;
    }

    // Others may not: a click could be stolen. Pages of the course itself may.
    private static String ancestors(Collection<String> origins) {
        return Stream.concat(
                        Stream.of("frame-ancestors 'self'"),
                        origins.stream()
                                .filter(origin -> SOURCE.matcher(origin).matches())
                                .sorted())
                .collect(Collectors.joining(" "));
    }
}
