package io.ghasi.delivery.adapters.nats;

import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.api.ConsumerConfiguration;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** A consumer, wanted and found. */
record ConsumerTarget(JetStreamManagement management, ConsumerDeclaration declaration) implements Target {
    @Override
    public String what() {
        return "consumer " + declaration.name() + " of stream " + declaration.stream();
    }

    @Override
    public Map<String, String> wanted() {
        return ServerSettings.of(declaration.configuration());
    }

    @Override
    public Optional<Map<String, String>> found() throws TopologyMismatch, IOException {
        return ask(CONSUMER_NOT_FOUND, () -> management.getConsumerInfo(declaration.stream(), declaration.name()))
                .map(info -> ServerSettings.of(info.getConsumerConfiguration()));
    }

    @Override
    public void create() throws TopologyMismatch, IOException {
        tell("created", () -> management.createConsumer(declaration.stream(), declaration.configuration()));
    }

    @Override
    public void change() throws TopologyMismatch, IOException {
        tell("changed", () -> management.updateConsumer(declaration.stream(), changed()));
    }

    // Where it began stays as it is: a server refuses to change that.
    private ConsumerConfiguration changed() throws IOException, JetStreamApiException {
        ConsumerConfiguration now = management
                .getConsumerInfo(declaration.stream(), declaration.name())
                .getConsumerConfiguration();
        return ConsumerConfiguration.builder(declaration.configuration())
                .deliverPolicy(now.getDeliverPolicy())
                .startSequence(now.getStartSequence())
                .startTime(now.getStartTime())
                .build();
    }
}
