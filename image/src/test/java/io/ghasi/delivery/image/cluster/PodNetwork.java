package io.ghasi.delivery.image.cluster;

import io.ghasi.delivery.testkit.servers.DebianPackage;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Network namespaces, one for a pod. A pod reaches this machine at {@link #machine}, and this machine the pod at its own address; pods do not reach each other.
 * The addresses are of 198.18.0.0/15, which is for tests of networks (RFC 2544).
 */
final class PodNetwork implements AutoCloseable {
    private static final DebianPackage PACKAGE = new DebianPackage("bookworm", "iproute2", "6.1.0");
    private static final int SUBNETS = 254;
    private static final int FIRST_POD = 10;

    private final List<String> ip = PACKAGE.command("bin/ip");
    private final int subnet;
    private final List<Place> places = new ArrayList<>();

    PodNetwork() throws IOException, InterruptedException {
        subnet = claim();
    }

    // Whoever has an address on the loopback interface has its subnet; a second one is refused.
    private int claim() throws IOException, InterruptedException {
        IOException refused = new IOException("no subnet");
        for (int turn = 0; turn < SUBNETS; turn++) {
            int wanted = 1 + (int) ((ProcessHandle.current().pid() + turn) % SUBNETS);
            try {
                ip("address", "add", address(wanted, 1) + "/32", "dev", "lo");
                return wanted;
            } catch (IOException e) {
                refused.addSuppressed(e);
            }
        }
        throw refused;
    }

    /** Where a pod is. */
    record Place(Path namespace, InetAddress address) {
        String name() {
            return namespace.getFileName().toString();
        }
    }

    /** What pods know this machine by. */
    InetAddress machine() throws IOException {
        return InetAddress.getByName(address(1));
    }

    private String address(int last) {
        return address(subnet, last);
    }

    private static String address(int subnet, int last) {
        return "198.18." + subnet + "." + last;
    }

    /** A namespace for one more pod. */
    Place add() throws IOException, InterruptedException {
        int number = FIRST_POD + places.size();
        String name = "delivery-" + subnet + "-" + number;
        String link = "dlv" + subnet + "x" + number;
        ip("netns", "add", name);
        Place place = new Place(Path.of("/run/netns", name), InetAddress.getByName(address(number)));
        places.add(place);
        ip("link", "add", link, "type", "veth", "peer", "name", "eth0", "netns", name);
        ip("link", "set", link, "up");
        ip("route", "add", address(number) + "/32", "dev", link, "src", address(1));
        within(name, "link", "set", "lo", "up");
        within(name, "address", "add", address(number) + "/32", "dev", "eth0");
        within(name, "link", "set", "eth0", "up");
        within(name, "route", "add", address(1) + "/32", "dev", "eth0");
        return place;
    }

    private void within(String namespace, String... words) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of("-netns", namespace));
        all.addAll(List.of(words));
        ip(all.toArray(String[]::new));
    }

    private void ip(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(ip);
        command.addAll(List.of(words));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("ip " + String.join(" ", words) + ": " + said);
        }
    }

    /** Its links go with the namespaces. */
    @Override
    public void close() {
        for (Place place : places) {
            remove("netns", "delete", place.name());
        }
        remove("address", "delete", address(1) + "/32", "dev", "lo");
    }

    private void remove(String... words) {
        try {
            ip(words);
        } catch (IOException e) {
            System.err.println("it is left behind: " + e.getMessage());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
