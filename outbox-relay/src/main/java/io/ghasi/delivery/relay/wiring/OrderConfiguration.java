package io.ghasi.delivery.relay.wiring;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;

/** What an operator's order needs of the process: what a deployment says, and nothing that runs. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableConfigurationProperties(RelayProperties.class)
class OrderConfiguration {}
