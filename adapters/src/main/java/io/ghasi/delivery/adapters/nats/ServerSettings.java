package io.ghasi.delivery.adapters.nats;

import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.api.DeliverPolicy;
import io.nats.client.api.StreamConfiguration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is compared of streams and consumers, under the names that the server has for it: all that we declare, and what would undo it. */
final class ServerSettings {
    private ServerSettings() {}

    static Map<String, String> of(StreamConfiguration stream) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("subjects", sorted(stream.getSubjects()));
        all.put("storage", stream.getStorageType().toString());
        all.put("retention", stream.getRetentionPolicy().toString());
        all.put("discard", String.valueOf(stream.getDiscardPolicy()));
        all.put("max_age", stream.getMaxAge().toString());
        all.put("max_bytes", Long.toString(stream.getMaxBytes()));
        all.put("max_msg_size", Integer.toString(stream.getMaximumMessageSize()));
        all.put("num_replicas", Integer.toString(stream.getReplicas()));
        all.put("duplicate_window", String.valueOf(stream.getDuplicateWindow()));
        all.put("deny_delete", Boolean.toString(stream.getDenyDelete()));
        all.put("deny_purge", Boolean.toString(stream.getDenyPurge()));
        all.put("allow_direct", Boolean.toString(stream.getAllowDirect()));
        all.put("max_msgs", Long.toString(stream.getMaxMsgs()));
        all.put("max_msgs_per_subject", Long.toString(stream.getMaxMsgsPerSubject()));
        all.put("no_ack", Boolean.toString(stream.getNoAck()));
        all.put("sealed", Boolean.toString(stream.getSealed()));
        String region = regionOf(stream);
        if (region != null) {
            all.put(StreamDeclaration.REGION, region);
        }
        return all;
    }

    /** The region that a stream says it is of; null where it says none. */
    static @Nullable String regionOf(StreamConfiguration stream) {
        Map<String, String> metadata = stream.getMetadata();
        return metadata == null ? null : metadata.get(StreamDeclaration.REGION);
    }

    static Map<String, String> of(ConsumerConfiguration consumer) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("filter_subjects", sorted(consumer.getFilterSubjects()));
        all.put("ack_policy", consumer.getAckPolicy().toString());
        all.put("deliver_policy", began(consumer.getDeliverPolicy()).toString());
        all.put("ack_wait", String.valueOf(consumer.getAckWait()));
        all.put("backoff", consumer.getBackoff().toString());
        all.put("max_deliver", Long.toString(consumer.getMaxDeliver()));
        all.put("max_ack_pending", Long.toString(consumer.getMaxAckPending()));
        all.put("deliver_subject", String.valueOf(consumer.getDeliverSubject()));
        all.put("headers_only", Boolean.toString(consumer.isHeadersOnly()));
        all.put("mem_storage", Boolean.toString(consumer.isMemStorage()));
        return all;
    }

    // Where a consumer began differs once it was set back, and is nothing that could be changed: it still brings all
    // from there on.
    private static DeliverPolicy began(DeliverPolicy policy) {
        return switch (policy) {
            case ByStartSequence, ByStartTime -> DeliverPolicy.All;
            case All, Last, New, LastPerSubject -> policy;
        };
    }

    private static String sorted(@Nullable List<String> subjects) {
        return Objects.requireNonNullElse(subjects, List.<String>of()).stream()
                .sorted()
                .toList()
                .toString();
    }
}
