/** Traces: the way of one signal through the hub, told to whoever takes OTLP. */
package io.portcullis.routes.telemetry;
