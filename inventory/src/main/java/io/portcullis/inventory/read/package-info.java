/** Imports: files of many forms become entries, and what can not be read is told item by item. */
package io.portcullis.inventory.read;
