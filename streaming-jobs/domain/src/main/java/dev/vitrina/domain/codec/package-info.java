/** How values become bytes that live as long as state does. */
package dev.vitrina.domain.codec;
