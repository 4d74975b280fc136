/** The hub's own inventory format: subjects, their names, owners, children and certificates. */
package io.portcullis.connectors.api.inventory;
