/**
 * A node of a cluster as far as the chart needs one: pods with network namespaces of their own, containers under runc, Secrets and ConfigMaps as folders. What
 * is not here: an API server, a scheduler, Services, network policies.
 */
@NullMarked
package io.ghasi.delivery.image.cluster;

import org.jspecify.annotations.NullMarked;
