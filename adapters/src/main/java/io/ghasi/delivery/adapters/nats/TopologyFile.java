package io.ghasi.delivery.adapters.nats;

import io.nats.client.api.DiscardPolicy;
import io.nats.client.api.RetentionPolicy;
import io.nats.client.api.StorageType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** Reads {@code contracts/nats/topology.yaml}, strictly. */
public final class TopologyFile {
    private static final String RESOURCE = "contracts/nats/topology.yaml";
    private static final int VERSION = 1;

    private TopologyFile() {}

    /**
     * What the contract declares.
     *
     * @param profile such as {@code production}
     * @throws IllegalArgumentException where there is no such profile
     */
    public static Topology read(String profile) {
        try (InputStream in = TopologyFile.class.getClassLoader().getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCE + " is not on the class path");
            }
            return read(in, profile);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * What {@code yaml} declares.
     *
     * @throws IllegalArgumentException for anything that it should not say or does not say, with its path
     */
    static Topology read(InputStream yaml, String profile) {
        return Fields.read("", parse(yaml), file -> topology(file, profile));
    }

    private static Object parse(InputStream yaml) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        options.setMaxAliasesForCollections(0);
        try {
            return new Yaml(new SafeConstructor(options)).load(yaml);
        } catch (YAMLException e) {
            throw new IllegalArgumentException("not YAML that is read here: " + e.getMessage(), e);
        }
    }

    private static Topology topology(Fields file, String profile) {
        if (file.number("version") != VERSION) {
            throw Fields.wrong("version", VERSION + " is the only one");
        }
        Profile place = profile(file, profile);
        return new Topology(
                file.each("streams", Map.of(), named -> stream(named, place)),
                within(file, "neighbours", "streams", named -> stream(named, place)),
                within(file, "consumers", "durable", TopologyFile::consumer));
    }

    /** Those under {@code list}, for whom what {@code settings} says holds too. */
    private static <T> List<T> within(Fields file, String section, String list, Function<Fields.Named, T> shape) {
        return file.fields(section, fields -> fields.each(list, fields.raw("settings"), shape));
    }

    private static StreamDeclaration stream(Fields.Named named, Profile place) {
        Fields fields = named.fields();
        long maxBytes = fields.bytes("max-bytes");
        Duration window = fields.duration("duplicate-window");
        return new StreamDeclaration(
                named.name(),
                fields.texts("subjects"),
                fields.choice("storage", StorageType.values()),
                fields.choice("retention", RetentionPolicy.values()),
                fields.choice("discard", DiscardPolicy.values()),
                fields.duration("max-age"),
                place.maxBytes() == null ? maxBytes : place.maxBytes(),
                Math.toIntExact(fields.bytes("max-message-size")),
                place.replicas(),
                place.duplicateWindow() == null ? window : place.duplicateWindow(),
                fields.flag("deny-delete"),
                fields.flag("deny-purge"),
                fields.flag("allow-direct"),
                null);
    }

    private static ConsumerDeclaration consumer(Fields.Named named) {
        Fields fields = named.fields();
        return new ConsumerDeclaration(
                named.name(),
                fields.text("stream"),
                fields.texts("subjects"),
                fields.duration("ack-wait"),
                fields.durations("backoff"),
                fields.number("dead-letter-after"),
                fields.number("max-deliver"),
                fields.number("max-ack-pending"));
    }

    // Every profile is read: a mistake in one that nobody asks for today is a mistake.
    private static Profile profile(Fields file, String wanted) {
        Map<String, Profile> all = new LinkedHashMap<>();
        file.each("profiles", Map.of(), named -> all.put(named.name(), Profile.of(named.fields())));
        Profile profile = all.get(wanted);
        if (profile == null) {
            throw Fields.wrong("profiles", "there is no " + wanted + ", but " + all.keySet());
        }
        return profile;
    }
}
