/** What a large CRL costs, and what it costs those who ask meanwhile. */
package io.portcullis.bench.crl;
