/** The page behind the unsubscribe link, in languages that are written from right to left. */
import type { PublicWords } from '../../../lib/domain/responses/public-texts.ts';

export const RIGHT_TO_LEFT: Readonly<Record<'ar' | 'he', PublicWords>> = {
  ar: {
    title: 'تفضيلات البريد الإلكتروني',
    question: 'كم مرة تود أن يراسلك المرسل {sender}؟',
    questionOfUnknown: 'كم مرة تود أن نراسلك؟',
    choices: {
      never: {
        button: 'إلغاء الاشتراك',
        effect: 'لن تصلك رسائل أخرى من هذا المرسل.',
      },
      pause: {
        button: 'إيقاف مؤقت لمدة {days} يومًا',
        effect: 'لن تصلك رسائل لمدة {days} يومًا.',
      },
      less_often: {
        button: 'رسائل أقل',
        effect: 'ستصلك رسالة واحدة على الأكثر كل {days} يومًا.',
      },
    },
    now: {
      never: 'تم إلغاء اشتراكك.',
      pause: 'الرسائل موقوفة مؤقتًا حتى {date}.',
      less_often: 'تصلك رسالة واحدة على الأكثر كل {days} يومًا.',
    },
    done: {
      never: 'تم إلغاء اشتراكك. لن تصلك رسائل أخرى.',
      pause: 'تم الحفظ. لن تصلك رسائل لمدة {days} يومًا.',
      less_often: 'تم الحفظ. ستصلك رسالة واحدة على الأكثر كل {days} يومًا.',
    },
    failed: 'تعذر حفظ اختيارك. يرجى المحاولة مرة أخرى بعد بضع دقائق.',
    footer: 'يسري اختيارك على جميع رسائل هذا المرسل إلى عنوانك.',
  },
  he: {
    title: 'העדפות דוא"ל',
    question: 'באיזו תדירות מותר ל-{sender} לכתוב לך?',
    questionOfUnknown: 'באיזו תדירות מותר לנו לכתוב לך?',
    choices: {
      never: {
        button: 'הסרה מהרשימה',
        effect: 'לא יישלחו אליך עוד הודעות מהשולח הזה.',
      },
      pause: {
        button: 'הפסקה ל-{days} יום',
        effect: 'לא יישלחו אליך הודעות במשך {days} יום.',
      },
      less_often: {
        button: 'פחות הודעות',
        effect: 'תישלח אליך לכל היותר הודעה אחת בכל {days} יום.',
      },
    },
    now: {
      never: 'הכתובת שלך הוסרה מהרשימה.',
      pause: 'ההודעות מושהות עד {date}.',
      less_often: 'נשלחת אליך לכל היותר הודעה אחת בכל {days} יום.',
    },
    done: {
      never: 'הכתובת שלך הוסרה מהרשימה. לא יישלחו אליך עוד הודעות.',
      pause: 'נשמר. לא יישלחו אליך הודעות במשך {days} יום.',
      less_often: 'נשמר. תישלח אליך לכל היותר הודעה אחת בכל {days} יום.',
    },
    failed: 'לא ניתן היה לשמור את הבחירה. אפשר לנסות שוב בעוד כמה דקות.',
    footer: 'הבחירה חלה על כל ההודעות של השולח הזה לכתובת שלך.',
  },
};
