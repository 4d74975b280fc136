/** Parsers beside the least that reading the same bytes costs. */
package io.portcullis.bench.parse;
