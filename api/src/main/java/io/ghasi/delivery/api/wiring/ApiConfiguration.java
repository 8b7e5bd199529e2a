package io.ghasi.delivery.api.wiring;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.LifecycleAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.context.annotation.Import;

/** Everything that delivery-api is made of. Of the framework only the server, its dispatcher and its life cycle configure themselves. */
@SpringBootConfiguration(proxyBeanMethods = false)
@ImportAutoConfiguration({
    TomcatServletWebServerAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    LifecycleAutoConfiguration.class
})
@Import({
    DatabaseConfiguration.class,
    NatsConfiguration.class,
    LimitConfiguration.class,
    FlagsConfiguration.class,
    NeighbourConfiguration.class,
    TokenConfiguration.class,
    GrantConfiguration.class,
    SessionConfiguration.class,
    ContentConfiguration.class,
    WebConfiguration.class,
    OperationsConfiguration.class
})
public class ApiConfiguration {}
