/** Benchmarks: what the hub costs beside a floor that does nothing, on the same machine. */
package io.portcullis.bench;
