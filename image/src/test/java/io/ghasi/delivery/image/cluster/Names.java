package io.ghasi.delivery.image.cluster;

import io.ghasi.delivery.testkit.faults.FaultProxy;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Names under which pods find servers of this machine, as a cluster's DNS would tell them. */
final class Names implements AutoCloseable {
    private final InetAddress machine;
    private final Set<String> names = new TreeSet<>();
    private final List<FaultProxy> doors = new ArrayList<>();

    Names(InetAddress machine) {
        this.machine = machine;
    }

    /** Lets pods come to {@code port} of loopback as {@code name}; returns the port there. */
    int publish(String name, int port) throws IOException {
        names.add(name);
        FaultProxy door = FaultProxy.at(machine, port);
        doors.add(door);
        return door.port();
    }

    /** Writes them for one pod. */
    Path hosts(Path file) throws IOException {
        return Files.writeString(
                file, "127.0.0.1 localhost\n" + machine.getHostAddress() + " " + String.join(" ", names) + "\n");
    }

    @Override
    public void close() {
        doors.forEach(FaultProxy::close);
    }
}
