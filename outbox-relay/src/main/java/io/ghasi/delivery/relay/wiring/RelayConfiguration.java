package io.ghasi.delivery.relay.wiring;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.LifecycleAutoConfiguration;
import org.springframework.context.annotation.Import;

/** Everything that delivery-outbox-relay is made of. */
@SpringBootConfiguration(proxyBeanMethods = false)
@ImportAutoConfiguration(LifecycleAutoConfiguration.class)
@Import({OutboxConfiguration.class, OperationsConfiguration.class})
public class RelayConfiguration {}
