package io.ghasi.delivery.acceptance.world;

import io.ghasi.delivery.sandbox.SandboxServices;
import io.ghasi.delivery.testkit.servers.RealServers;
import java.io.IOException;
import java.net.URI;

/** The neighbours that this JVM's deployments share. */
final class SharedSandbox {
    private SharedSandbox() {}

    static URI uri() {
        try {
            var objects = RealServers.objectStore();
            return new SandboxServices(objects.endpoint(), objects.accessKey(), objects.secretKey()).uri();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
