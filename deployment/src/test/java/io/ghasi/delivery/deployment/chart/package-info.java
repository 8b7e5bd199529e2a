/** The chart and what carries it to clusters: rendered by Helm itself, checked object by object. */
@NullMarked
package io.ghasi.delivery.deployment.chart;

import org.jspecify.annotations.NullMarked;
