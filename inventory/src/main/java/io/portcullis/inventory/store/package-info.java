/** The inventory on one hub's disk: entries and what they are found by. */
package io.portcullis.inventory.store;
