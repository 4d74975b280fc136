/** How one key takes the place of another, step by step. */
package io.portcullis.inventory.rotation;
