/** The fields of the hub's documents: what there is, what it means, and what becomes of others. */
package io.portcullis.routes.fields;
