package io.ghasi.delivery.projector.operations;

import io.ghasi.delivery.adapters.nats.ConsumerDeclaration;
import io.ghasi.delivery.adapters.nats.ConsumerReset;
import io.ghasi.delivery.adapters.nats.ConsumerStart;
import io.ghasi.delivery.adapters.nats.Topology;
import io.ghasi.delivery.projector.lines.Lines;
import io.nats.client.Connection;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Has consumers bring again what they brought before. */
final class ReplayCommand {
    private static final JsonMapper JSON = new JsonMapper();

    private final ConsumerReset reset;
    private final Topology topology;
    private final PrintStream out;

    ReplayCommand(Connection connection, Topology topology, PrintStream out) throws IOException {
        this.reset = new ConsumerReset(connection);
        this.topology = topology;
        this.out = out;
    }

    void run(Command.Replay command) throws IOException {
        List<String> served =
                Lines.served().stream().map(it -> it.line().consumer()).toList();
        String one = command.consumer();
        if (one != null && !served.contains(one)) {
            throw new IOException("there is no consumer " + one + "; there are " + String.join(", ", served));
        }
        for (String consumer : one == null ? served : List.of(one)) {
            ConsumerDeclaration declaration = topology.consumer(consumer);
            out.println(told(declaration, reset.reset(declaration, command.from())));
        }
    }

    private static ObjectNode told(ConsumerDeclaration consumer, ConsumerReset.Done done) {
        ObjectNode node =
                JSON.createObjectNode().put("consumer", consumer.name()).put("stream", consumer.stream());
        switch (done.start()) {
            case ConsumerStart.AtSequence(long sequence) -> node.put("fromSeq", sequence);
            case ConsumerStart.AtTime(var time) -> node.put("fromTime", time.toString());
        }
        return node.put("earlierThanAsked", done.earlier()).put("messages", done.messages());
    }
}
