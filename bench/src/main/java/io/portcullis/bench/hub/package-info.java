/**
 * Benchmarks of the whole hub beside the same way without it: {@code bench spine}, what it carries,
 * and {@code bench enforce}, how soon a revocation has ended.
 */
package io.portcullis.bench.hub;
