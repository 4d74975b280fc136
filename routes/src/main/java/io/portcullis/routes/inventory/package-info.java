/** The inventory of certificates of a running hub: filled from its topics, asked by people. */
package io.portcullis.routes.inventory;
