package io.ghasi.delivery.adapters.nats;

import io.ghasi.delivery.core.tenancy.Region;
import io.nats.client.JetStreamManagement;
import java.io.IOException;
import java.util.List;
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

    // What it holds is of a region, and does not become another one's because somebody was pointed at it.
    @Override
    public void change() throws TopologyMismatch, IOException {
        List<Difference> foreign = differences().stream()
                .filter(one -> one.setting().equals(StreamDeclaration.REGION))
                .filter(one -> Region.of(one.found()) != null)
                .toList();
        if (!foreign.isEmpty()) {
            throw new TopologyMismatch(what() + " is of another region and stays there", foreign, null);
        }
        tell("changed", () -> management.updateStream(declaration.configuration()));
    }
}
