package io.ghasi.delivery.adapters.nats;

import io.nats.client.JetStreamManagement;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** A stream, wanted and found. */
record StreamTarget(JetStreamManagement management, StreamDeclaration declaration) implements Target {
    @Override
    public String what() {
        return "stream " + declaration.name();
    }

    @Override
    public Map<String, String> wanted() {
        return ServerSettings.of(declaration.configuration());
    }

    @Override
    public Optional<Map<String, String>> found() throws TopologyMismatch, IOException {
        return ask(STREAM_NOT_FOUND, () -> management.getStreamInfo(declaration.name()))
                .map(info -> ServerSettings.of(info.getConfiguration()));
    }

    @Override
    public void create() throws TopologyMismatch, IOException {
        tell("created", () -> management.addStream(declaration.configuration()));
    }

    @Override
    public void change() throws TopologyMismatch, IOException {
        tell("changed", () -> management.updateStream(declaration.configuration()));
    }
}
