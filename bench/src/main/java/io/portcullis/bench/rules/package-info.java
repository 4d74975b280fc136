/** What rules cost: the hub's beside the same rules as plain Java, on the same subjects. */
package io.portcullis.bench.rules;
