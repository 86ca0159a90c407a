import { builder } from './builder.ts';

export const OrderDirection = builder.enumType('OrderDirection', {
  description: 'Which end of an order comes first.',
  values: {
    ASC: { description: 'The least first: earliest, fewest, from A on.' },
    DESC: { description: 'The greatest first: latest, most, from Z on.' },
  } as const,
});
