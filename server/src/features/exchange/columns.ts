import { type RecordKind, recordColumns } from '@heed/contract/record-files.ts'
import { guesserOf, type Mapping as MappingTo } from '../../platform/imports/guess-mapping.ts'

export type CustomerColumn = (typeof recordColumns.customers)[number]
export type CaseColumn = (typeof recordColumns.cases)[number]
export type PurchaseColumn = (typeof recordColumns.purchases)[number]
export type Column = CustomerColumn | CaseColumn | PurchaseColumn
export type Mapping = MappingTo<Column>

/** Written for readers: a number and a colleague of another business are none of ours. */
export const columnsForReaders: Column[] = ['number', 'owner']

/** In front of the rows that are given back to be mended; left out when they come again. */
export const mendColumns = ['heed_line', 'heed_problem']

/** Names that such columns have in files of other programs. */
const names = {
  id: 'customer_no record_id key reference müşteri_no contact_id 编号 客户编号',
  external: 'external_key crm_id',
  language: 'dil bahasa lang locale 语言',
  note: 'notes comment remark description not açıklama catatan qeyd 备注',
  branch: 'store location shop şube mağaza cabang toko filial 门店 分店',
  customer_id: 'contact_id requester_id account_id müşteri_no customer_no 客户编号',
  customer_name: 'customer requester name contact müşteri pelanggan müştəri 客户 姓名',
  customer_email: 'email e-mail mail requester_email eposta e-posta e-poçt 邮箱 电子邮件',
  customer_phone: 'phone tel telephone telefon telepon 电话 手机',
}
const guessers = {
  customers: guesserOf<Column>(recordColumns.customers, {
    id: `customer_id ${names.id}`,
    external_id: names.external,
    name: 'full_name customer customer_name contact contact_name ad ad_soyad isim müşteri nama nama_pelanggan müştəri 姓名 客户',
    emails: 'email e-mail mail email_address eposta e-posta e-poçt surel 邮箱 电子邮件',
    phones: 'phone tel telephone mobile phone_number telefon telepon hp 电话 手机',
    language: names.language,
    form_of_address: 'salutation title hitap sapaan müraciət 称呼',
    note: names.note,
    zone: 'time_zone timezone',
    surveys_stopped: 'opt_out unsubscribed no_surveys',
    since: 'created created_at customer_since date tarih kayıt_tarihi tanggal tarix 创建时间 日期',
  }),
  cases: guesserOf<Column>(recordColumns.cases, {
    id: 'case_id ticket_id ticket case_number case_no talep_no 工单编号 编号',
    external_id: names.external,
    customer_id: names.customer_id,
    customer_name: names.customer_name,
    customer_email: names.customer_email,
    customer_phone: names.customer_phone,
    branch: names.branch,
    channel: 'via origin kanal 渠道',
    kind: 'type tür jenis növ 类型',
    state: 'status durum vəziyyət 状态',
    priority: 'öncelik prioritas prioritet 优先级',
    subject: 'title konu judul perihal mövzu 主题 标题',
    text: 'description message body açıklama mesaj deskripsi pesan mətn 内容 描述',
    language: names.language,
    tags: 'labels etiketler label 标签',
    opened_at: 'created created_at opened date tarih açılış tanggal tarix 创建时间 日期',
    first_answer_at: 'first_response_at first_reply_at',
    last_message_at: 'updated updated_at',
    solved_at: 'resolved_at solved resolved',
    closed_at: 'closed',
  }),
  purchases: guesserOf<Column>(recordColumns.purchases, {
    reference:
      'order order_id order_no order_number receipt receipt_no invoice invoice_no transaction_id sale_id id fiş_no fatura_no sipariş_no no_struk no_pesanan qəbz_no sifariş_no 订单号 小票号 单号',
    at: 'date time datetime sold_at order_date created_at tarih saat tanggal tarix 日期 时间 下单时间',
    branch: names.branch,
    customer_id: names.customer_id,
    customer_name: names.customer_name,
    customer_email: names.customer_email,
    customer_phone: names.customer_phone,
    language: names.language,
    code: 'sku article article_no barcode item_code product_code stok_kodu ürün_kodu barkod kode_barang kode_produk məhsul_kodu ştrixkod 货号 条码',
    product:
      'item product_name item_name name_of_product title ürün ürün_adı produk nama_barang nama_produk məhsul məhsul_adı 商品 商品名称 品名',
    quantity: 'qty amount_of pieces count adet miktar jumlah_barang qty_barang say miqdar 数量 件数',
    line_amount: 'line_total subtotal price satır_tutarı tutar_satır subtotal_barang sətir_məbləği 小计 金额',
    amount: 'total total_amount grand_total sum toplam genel_toplam tutar jumlah cəmi məbləğ 总额 合计 总价',
    currency: 'para_birimi mata_uang valyuta 币种 货币',
    words: names.note,
    cancelled: 'canceled returned refunded iptal iade batal dikembalikan ləğv 已取消 退货',
  }),
}

/** What each column of a file is, as far as its name says. */
export const guessMapping = (kind: RecordKind, header: string[]): Mapping => ({
  ...guessers[kind](header),
  ...Object.fromEntries(header.filter((name) => mendColumns.includes(name)).map((name) => [name, null])),
})

/** Written here, perhaps with columns taken away since: cells that a spreadsheet would run were made text, and are read back. */
export const isOwnFile = (kind: RecordKind, header: string[]): boolean =>
  header.length > 0 &&
  header.every((name) => mendColumns.includes(name) || (recordColumns[kind] as readonly string[]).includes(name))

/** Every column means one thing at most. */
export const isUsable = (mapping: Mapping): boolean => {
  const meant = Object.values(mapping).filter((column) => column !== null && !columnsForReaders.includes(column))
  return meant.length > 0 && new Set(meant).size === meant.length
}
