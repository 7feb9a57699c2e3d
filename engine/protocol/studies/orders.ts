import { err, ok } from '../../num/result.ts';
import { ordersView } from '../../view/orders.ts';
import { rejection } from '../rejection.ts';
import { sayTo } from '../session.ts';
import type { Study } from '../study.ts';

/** The commands in flight at the shown step, and what may be done with each. */
export const orders: Study<'orders'> = (_, session) =>
  session
    ? ok(ordersView(session.timeline.world(), session.dialect, sayTo(session)))
    : err(rejection('study', 'kind', 'needs a scenario, and none is loaded'));
